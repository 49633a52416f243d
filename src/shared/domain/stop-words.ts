/** Whether a folded word carries no topic in one of the languages Cuecard speaks. Only words of two letters or more count. */
export function isStopWord(word: string): boolean {
  return words.has(word);
}

const words = new Set(
  `about after again all also and any anyone anything are aren because been before being but can cannot can't could couldn't
   customer did didn't does doesn't doing don't done for from get gets getting give gives got had has hasn't have haven't having
   her here hers him his how i'd i'll i'm i've into is isn't it's its just know let like long made make many may maybe might more
   most much must need needs not now off once one only onto other our ours out over own please said say says she should
   shouldn't some something still such take tell than that that's the their theirs them then there these they they're this
   those through too under until use very want wants was wasn't way were weren't what what's when where which while who whom
   whose why will with within without won't would wouldn't you you're you've your yours

   aber alle als also auch auf aus bei bin bis bitte bist dann das dass dein dem den denn der des die dies diese diesem diesen
   dieser dieses doch dort durch ein eine einem einen einer eines euch fur gibt hab habe haben hat hatte hier ich ihm ihn ihr
   ihre ihrem ihren ihrer immer ist kann kein keine konnen konnte man mein meine meinem meinen meiner mich mir mit muss nach
   nicht noch nur oder ohne schon sehr sein seine sich sie sind soll uber und uns unser vom von vor wann war warum was weil wenn
   wer werden wie wieder will wir wird wurde zum zur

   ainsi alors apres aussi autre avant avec avoir bien car ceci cela ces cet cette chez comme comment dans des donc elle elles
   est est-ce etre eux faire fait faut ici ils j'ai leur leurs lui mais mes mon nos notre nous ont ou par pas peut peux plus pour
   pourquoi quand que quel quelle quelles quels qui quoi sans sera ses son sont sur tout tous toute toutes tres une unes vos
   votre vous

   algun alguna ante aqui asi aun como con cual cuales cuando cuanto del desde donde dos ella ellas ellos entre era esa ese eso
   esta estaba estan estar este esto estos fue hace hacia hasta hay las les los mas mis muy nada ninguno nos nosotros nuestra
   nuestro otra otro para pero poco por porque puede puedo pues quien sea segun ser sido sin sobre son soy sus tambien tan tanto
   tener tengo tiene todo todos tras una unas uno unos usted vosotros

   ainda algum alguma ate com dela dele deles depois das dos ela elas eles essa esse esta este eu foi isso isto ja mais mas meu
   meus minha muito nao nas nem nos nossa nosso num numa onde ou para pela pelo pelos pode posso quais qual quando quem sao sem
   ser seu seus sim so sua suas tambem tem tenho toda todas uma umas voce voces

   です ます した して する いる ある から まで など この その あの どの これ それ こと もの ため ください ません でした`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);
